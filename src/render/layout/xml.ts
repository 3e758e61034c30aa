const names: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For XML and HTML, text and attributes alike. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (char) => names[char]!);
