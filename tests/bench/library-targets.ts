import { page, small } from "#tests/bench/page-target";
import type { LibrarySize } from "#tests/bench/world";

/** The first page of a library of so many exercises. */
export const libraryTarget = (name: string, size: LibrarySize) =>
  page(
    name,
    `Library, first 25 of ${size.toLocaleString("en")} exercises`,
    small,
    (world) => ({ path: "/library", cookie: world.libraries[size].cookie }),
    () => "/library/",
  );

/** Two misspelt words in a library of thousands, which many of them have. */
export const librarySearch = () =>
  page(
    "library-search",
    "Library, search of misspelt words among 3,000 exercises",
    small,
    (world) => ({ path: "/library?words=junpier+wavve", cookie: world.libraries[3000].cookie }),
    () => "juniper",
  );

/** What suits a couple, weighed over a library of so many exercises. */
export const suggestionsTarget = (name: string, size: LibrarySize) =>
  page(
    name,
    `Formulation, suggestions over ${size.toLocaleString("en")} exercises`,
    small,
    (world) => ({
      path: `/couples/${world.libraries[size].coupleId}/formulation`,
      cookie: world.libraries[size].cookie,
    }),
    () => "Exercises that fit",
  );
