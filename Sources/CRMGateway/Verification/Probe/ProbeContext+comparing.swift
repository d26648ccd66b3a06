import ConnectorKit

extension ProbeContext {
    /// Compares values by the vendor's normalisation, where the property is known.
    func comparison(_ definitions: [PropertyName: PropertyDefinition]) -> WriteWatch.Comparison {
        let connector = connector
        return { written, held, name in
            guard let definition = definitions[name] else { return written == held }
            return connector.matches(written: written, readBack: held, as: definition)
        }
    }
}
