extension ProbeMode {
    /// The mode as people write it.
    public var words: String {
        switch self {
        case .temporary: "temporary"
        case .designated: "designated"
        case .readOnly: "read-only"
        }
    }

    /// What it does in the CRM, in a sentence or two.
    public var meaning: String {
        switch self {
        case .temporary:
            "For each mapped object a record is made, read back by a request of its own, and deleted. Its name says that it is "
                + "a probe and may be deleted."
        case .designated:
            "A record that a super admin designated is changed, read back and restored. Its owner isn't changed unless that "
                + "is asked for; what isn't mapped for writing stays as it was."
        case .readOnly:
            "Nothing is written: whether values land isn't proved. All other checks are made, those of types and permissions "
                + "among them."
        }
    }
}
