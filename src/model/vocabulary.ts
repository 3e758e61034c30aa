import * as z from "zod";

/**
 * A word with a line of explanation. `is` names the wider words it also stands for; `claims` what the thing
 * claims by being there, as a logo on the label does.
 */
const wordSchema = z.strictObject({
  en: z.string().min(1),
  zh: z.string().min(1),
  is: z.array(z.string()).optional(),
  claims: z.array(z.string()).optional(),
});

/**
 * A category. `contains` is what every such product contains; `never` what it cannot contain for physical
 * reasons, so that a list left out need not be asked about; `forAge` whom it is for unless said otherwise.
 * All three hold for the categories below it too.
 */
const categorySchema = z.strictObject({
  en: z.string().min(1),
  zh: z.string().min(1),
  contains: z.array(z.string()).optional(),
  never: z.array(z.string()).optional(),
  forAge: z.string().optional(),
});

const wordListSchema = z.record(z.string(), wordSchema);

/** `markets/_vocabulary.yaml`: the words that products, hosts and rules use. */
export const vocabularySchema = z.strictObject({
  categories: z.record(z.string(), categorySchema),
  contains: wordListSchema,
  claims: wordListSchema,
  imagery: wordListSchema,
  labelElements: wordListSchema,
  evidence: wordListSchema,
  platforms: wordListSchema,
  countryGroups: z.record(z.string(), z.array(z.string())),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;
export type WordList = z.infer<typeof wordListSchema>;

type Bare<List> = Readonly<Record<string, Omit<List[keyof List], "en" | "zh">>>;

/** The words without the lines that explain them. */
export type BareWords = Pick<Vocabulary, "countryGroups"> & {
  readonly [K in Exclude<keyof Vocabulary, "countryGroups">]: Bare<Vocabulary[K]>;
};
export type BareList = Bare<WordList>;
