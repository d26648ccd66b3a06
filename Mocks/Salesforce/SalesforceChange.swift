import MockKit

/// The arguments of a change that only Salesforce knows.
struct SalesforceChange {
    let json: JSON

    init(_ json: JSON) {
        self.json = json
    }

    func text(_ name: String) throws -> String {
        guard let value = json[name]?.string else {
            throw MockChangeError("\"\(name)\" is missing or no string: add it to the change")
        }
        return value
    }

    func flag(_ name: String) throws -> Bool {
        guard let value = json[name]?.bool else {
            throw MockChangeError("\"\(name)\" is missing or no boolean: add it to the change")
        }
        return value
    }

    func value(_ name: String) throws -> JSON {
        guard let value = json[name] else { throw MockChangeError("\"\(name)\" is missing: add it to the change") }
        return value
    }

    func texts(_ name: String) throws -> [String] {
        guard let texts = json[name]?.array?.compactMap(\.string) else {
            throw MockChangeError("\"\(name)\" is missing or no list of strings: add it to the change")
        }
        return texts
    }

    /// A rule, as a seed writes it.
    func rule<Rule>(_ make: (SeedReader) throws -> Rule) throws -> Rule {
        do {
            return try make(SeedReader(try value("rule"), at: "rule"))
        } catch let error as SeedError {
            throw MockChangeError(error.description)
        }
    }
}
