/// Reads one object of a seed, and says where a member is wrong, missing or unknown.
///
/// ```swift
/// let reader = try SeedReader(json, at: "seed")
/// let name = try reader.string("name")
/// try reader.finish(knowing: ["name"])
/// ```
public struct SeedReader: Sendable {
    /// Where the object stands, such as `seed.users[2]`.
    public let path: String
    /// The object's members.
    public let members: JSONObject

    /// Takes an object.
    /// - Throws: ``SeedError`` when it is no object.
    public init(_ json: JSON, at path: String) throws {
        guard let members = json.object else {
            throw SeedError("\(path) is a \(json.kind): it must be an object")
        }
        self.path = path
        self.members = members
    }

    /// A text that must be there.
    public func string(_ name: String) throws -> String {
        guard let text = try optionalString(name) else {
            throw SeedError("\(path).\(name) is missing: add it as a string")
        }
        return text
    }

    /// A text, or `nil` where it is absent or `null`.
    public func optionalString(_ name: String) throws -> String? {
        try value(name, "a string") { $0.string }
    }

    /// A whole number, or `nil` where it is absent or `null`.
    public func integer(_ name: String) throws -> Int? {
        try value(name, "a whole number") { $0.integer }
    }

    /// A number, or `nil` where it is absent or `null`.
    public func decimal(_ name: String) throws -> Double? {
        try value(name, "a number") { $0.decimal }
    }

    /// A boolean, or `nil` where it is absent or `null`.
    public func bool(_ name: String) throws -> Bool? {
        try value(name, "true or false") { $0.bool }
    }

    /// A list of texts, or `nil` where it is absent or `null`.
    public func strings(_ name: String) throws -> [String]? {
        try value(name, "a list of strings") { json in
            guard let texts = json.array?.map(\.string), texts.allSatisfy({ $0 != nil }) else { return nil }
            return texts.compactMap { $0 }
        }
    }

    /// An object, or `nil` where it is absent or `null`.
    public func object(_ name: String) throws -> SeedReader? {
        guard let json = members[name], !json.isNull else { return nil }
        return try SeedReader(json, at: "\(path).\(name)")
    }

    /// A list of objects; empty where it is absent or `null`.
    public func objects(_ name: String) throws -> [SeedReader]? {
        guard let list = try value(name, "a list of objects", read: { $0.array }) else { return nil }
        return try list.enumerated().map { try SeedReader($1, at: "\(path).\(name)[\($0)]") }
    }

    /// Refuses members that nobody reads: most often a misspelt name.
    /// - Throws: ``SeedError`` naming the first unknown member and those there are.
    public func finish(knowing names: [String]) throws {
        if let unknown = members.names.first(where: { !names.contains($0) }) {
            throw SeedError("\(path).\(unknown) is unknown: the members are \(names.sorted().joined(separator: ", "))")
        }
    }

    /// Refuses the seed of another CRM, where it names one in its member `crm`.
    public func checkCRM(_ word: String, called name: String) throws {
        guard let crm = try optionalString("crm"), crm != word else { return }
        throw SeedError("\(path).crm is \"\(crm)\": a seed for \(name) says \"\(word)\", or leaves it out")
    }

    private func value<Value>(_ name: String, _ kind: String, read: (JSON) -> Value?) throws -> Value? {
        guard let json = members[name], !json.isNull else { return nil }
        guard let value = read(json) else {
            throw SeedError("\(path).\(name) is a \(json.kind): it must be \(kind)")
        }
        return value
    }
}
