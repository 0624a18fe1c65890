/** What is kept of a form over a reload: the question it stood at, and the picks by name. */
export type KeptAnswers = { place: number; picks: Readonly<Record<string, string>> };

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const NAME = "kept";
const NONCE_BYTES = 12;

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
const textOf = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

function isKept(value: unknown): value is KeptAnswers {
  if (typeof value !== "object" || value === null || !("place" in value) || !("picks" in value)) return false;
  const { place, picks } = value;
  return Number.isInteger(place) && typeof picks === "object" && picks !== null;
}

/**
 * Keeps picks in the tab over a reload, sealed under a key that only the signed-in page is told. The tab forgets
 * them when it closes, on Leave and once they are sent; another person's page cannot open them. Where the browser
 * gives no cipher (a plain connection) or no storage, nothing is kept.
 */
export class AnswerKeeper {
  readonly #store: Store | undefined;
  readonly #key: Promise<CryptoKey> | undefined;
  #turn = 0;

  constructor(secret: string, store: Store | undefined, subtle: SubtleCrypto | undefined) {
    this.#store = subtle && store;
    this.#key = subtle?.importKey("raw", bytesOf(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
  }

  /** The newest call wins, however long an older one takes. */
  async keep(answers: KeptAnswers): Promise<void> {
    if (!this.#store || !this.#key) return;
    this.#turn += 1;
    const turn = this.#turn;
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const plain = new TextEncoder().encode(JSON.stringify(answers));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await this.#key, plain);
    if (turn === this.#turn) this.#store.setItem(NAME, `${textOf(iv)}.${textOf(new Uint8Array(sealed))}`);
  }

  /** What was kept here by the same person for the same week; anything else is forgotten. */
  async read(): Promise<KeptAnswers | null> {
    const text = this.#store?.getItem(NAME);
    if (!text || !this.#key) return null;
    try {
      const [iv = "", sealed = ""] = text.split(".");
      const named = { name: "AES-GCM", iv: bytesOf(iv) };
      const plain = await crypto.subtle.decrypt(named, await this.#key, bytesOf(sealed));
      const value: unknown = JSON.parse(new TextDecoder().decode(plain));
      if (isKept(value)) return value;
    } catch {
      // another person's, another week's, or not ours at all
    }
    this.forget();
    return null;
  }

  forget(): void {
    this.#turn += 1;
    this.#store?.removeItem(NAME);
  }
}

/** The tab's own storage; none where the browser refuses it. */
export function tabStore(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
