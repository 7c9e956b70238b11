package dev.checkbulk.run;

/** Who made a run, or a plan that was saved, as far as its seal tells. */
public enum Origin {
    /** This home, or one that shares its secret. */
    HERE,
    /** Nobody knows: it has no seal. It is older than seals are, or did not come from a store. */
    UNSEALED,
    /** Another home, or somebody who changed what this one made; or this home's secret is another one since. */
    ELSEWHERE
}
