import fc from "fast-check";

// One seed, so that a run says something of the change and not of chance; `XB_SEED=random` looks further.
if (process.env.XB_SEED !== "random") fc.configureGlobal({ seed: Number(process.env.XB_SEED ?? 7) });
