extension DomainListSettings {
    /// The domains that stand in both lists: a domain is the company's own or a partner's, not both.
    ///
    /// Each list is stored by itself, so that this is no reason to refuse one; readiness tells of it (SET-11).
    public static func overlap(alternate: DomainListSettings, partnership: DomainListSettings) -> [String] {
        Set(alternate.domains).intersection(partnership.domains).sorted()
    }
}
