import type { Metadata } from "next";
import { FreshDocument } from "./_components/fresh-document";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default function SignInPage() {
  return (
    <>
      <FreshDocument />
      <h1 className="type-display">Sign in</h1>
      <SignInForm />
    </>
  );
}
