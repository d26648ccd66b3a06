extension ChangeArguments {
    /// A list of texts that must be there.
    public func texts(_ name: String) throws -> [String] {
        guard let texts = json[name]?.array?.compactMap(\.string) else {
            throw MockChangeError("\"\(name)\" is missing or no list of strings: add it to the change")
        }
        return texts
    }

    /// A rule, as a seed writes it.
    public func rule<Rule>(_ make: (SeedReader) throws -> Rule) throws -> Rule {
        do {
            return try make(SeedReader(try value("rule"), at: "rule"))
        } catch let error as SeedError {
            throw MockChangeError(error.description)
        }
    }
}
