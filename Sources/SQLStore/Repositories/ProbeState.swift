/// How far a probe has come (VER-4).
public enum ProbeState: String, Sendable, Hashable, CaseIterable {
    /// Its mark is committed; whether the CRM has its record isn't known.
    case intended
    /// The record's id is known.
    case made
    /// A designated record's before-image is committed; the record may hold the probe's values.
    case held
    /// Restoring was tried often enough: a person has to look. It is still looked at by later runs.
    case handedOver = "handed_over"
    /// The record is known to be gone, or restored; or somebody gave it up (``ProbeRow/isReleased``).
    case closed
}
