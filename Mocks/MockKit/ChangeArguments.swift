/// The arguments of a change that only one vendor knows.
public struct ChangeArguments: Sendable {
    /// The change as it was sent.
    public let json: JSON

    /// Takes the change of ``AccountChange/vendorSpecific(_:_:)``.
    public init(_ json: JSON) {
        self.json = json
    }

    /// A text that must be there.
    public func text(_ name: String) throws -> String { try read(name, "string") { $0.string } }

    /// A whole number that must be there.
    public func integer(_ name: String) throws -> Int { try read(name, "whole number") { $0.integer } }

    /// A boolean that must be there.
    public func flag(_ name: String) throws -> Bool { try read(name, "boolean") { $0.bool } }

    /// A value of any kind that must be there.
    public func value(_ name: String) throws -> JSON { try read(name, "value") { $0 } }

    /// A list of texts that must be there.
    public func texts(_ name: String) throws -> [String] {
        try read(name, "list of strings") { json in
            guard let texts = json.array?.map(\.string), texts.allSatisfy({ $0 != nil }) else { return nil }
            return texts.compactMap { $0 }
        }
    }

    /// A rule, as a seed writes it.
    public func rule<Rule>(_ make: (SeedReader) throws -> Rule) throws -> Rule {
        do {
            return try make(SeedReader(try value("rule"), at: "rule"))
        } catch let error as SeedError {
            throw MockChangeError(error.description)
        }
    }

    private func read<Value>(_ name: String, _ kind: String, _ read: (JSON) -> Value?) throws -> Value {
        guard let value = json[name].flatMap(read) else {
            throw MockChangeError("\"\(name)\" is missing or no \(kind): add it to the change")
        }
        return value
    }
}
