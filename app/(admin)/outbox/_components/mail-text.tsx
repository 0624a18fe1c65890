/** A mail's words, with each link on a line of its own that one press selects whole. */
export function MailText({ body }: { body: string }) {
  return (
    <div className="mt-1 flex flex-col gap-2">
      {body.split(/\n\n+/).map((part) =>
        /^https?:\/\/\S+$/.test(part) ? (
          <p key={part} className="rounded-control border bg-sunken px-3 py-2 break-all select-all">
            {part}
          </p>
        ) : (
          <p key={part} className="whitespace-pre-line">
            {part}
          </p>
        ),
      )}
    </div>
  );
}
