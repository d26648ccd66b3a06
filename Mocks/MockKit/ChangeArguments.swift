/// The arguments of a change that only one vendor's mock knows.
public struct ChangeArguments: Sendable {
    /// The change as it was sent.
    public let json: JSON

    /// Takes a change.
    public init(_ json: JSON) {
        self.json = json
    }

    /// A text that must be there.
    public func text(_ name: String) throws -> String {
        guard let value = json[name]?.string else {
            throw MockChangeError("\"\(name)\" is missing or no string: add it to the change")
        }
        return value
    }

    /// A boolean that must be there.
    public func flag(_ name: String) throws -> Bool {
        guard let value = json[name]?.bool else {
            throw MockChangeError("\"\(name)\" is missing or no boolean: add it to the change")
        }
        return value
    }

    /// Any value that must be there.
    public func value(_ name: String) throws -> JSON {
        guard let value = json[name] else { throw MockChangeError("\"\(name)\" is missing: add it to the change") }
        return value
    }

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
