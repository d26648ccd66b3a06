/// By what a store was found not to be the one that was anchored.
public enum RestoreReason: String, Sendable, Hashable, CaseIterable {
    /// Its audit chain ends before the anchored entry: an older state was brought back.
    case older
    /// Another entry stands where the anchored one was: two copies went on side by side.
    case diverged
    /// It is of another epoch: an older state from before a restored mode was ended, or another copy.
    case otherEpoch = "other_epoch"
    /// The store doesn't know the organization at all: it was made after this state was saved. Nothing of
    /// it is here that could be parked; its anchor stays until an operator takes its line out of the file.
    case missing
}
