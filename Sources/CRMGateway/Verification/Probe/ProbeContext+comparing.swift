import ConnectorKit

extension ProbeContext {
    /// Compares values by the vendor's normalisation, where the property is known.
    func comparison(_ definitions: [PropertyName: PropertyDefinition]) -> WriteWatch.Comparison {
        let matches = matches
        return { written, held, name in
            definitions[name].map { matches(written, held, $0) } ?? (written == held)
        }
    }
}
