import ConnectorKit

extension BeforeImage {
    /// The properties that may still hold what the probe wrote, or what the CRM made of it.
    var owed: Set<PropertyName> { Set(written.keys).union(made.keys) }

    /// The same as if no more than these had been written.
    func of(_ sent: Set<PropertyName>) -> BeforeImage {
        BeforeImage(before: before, written: written.filter { sent.contains($0.key) }, made: made, left: left)
    }

    /// Those of the properties that others changed whose old value only this image still knows.
    func left(of others: [PropertyName]) -> Set<PropertyName> {
        Set(others).intersection(left.union(written.keys))
    }

    /// What is still needed, once the rest is settled.
    ///
    /// - Parameters:
    ///   - owed: what is still to be restored; what the CRM may move with that stays too.
    ///   - made: what the CRM made of what was written.
    ///   - left: what others changed.
    func remainder(
        owed: Set<PropertyName>, made: [PropertyName: FieldValue], left: Set<PropertyName>
    ) -> BeforeImage {
        let companions = owed.isEmpty ? [] : Set(before.keys).subtracting(written.keys)
        let kept = owed.union(left).union(companions)
        return BeforeImage(
            before: before.filter { kept.contains($0.key) }, written: written.filter { owed.contains($0.key) },
            made: made.filter { owed.contains($0.key) }, left: left)
    }
}
