/// Behaviours of a mock that a test turns, in the seed or while the mock runs (change `set_switch`).
///
/// Seeds and changes use the names of the tables; a vendor's switches are the members that the tables point at.
public protocol SwitchSet: Sendable {
    /// The switches as they stand when nobody turned one.
    init()
    /// The switches that are on or off, by their name.
    static var flags: [String: WritableKeyPath<Self, Bool>] { get }
    /// The switches that are a number, 0 or more, by their name.
    static var numbers: [String: WritableKeyPath<Self, Int>] { get }
    /// The switches that are a word, by their name; an empty list of choices takes any word.
    static var words: [String: (path: WritableKeyPath<Self, String>, choices: [String])] { get }
}

extension SwitchSet {
    /// None: most vendors' switches are no words.
    public static var words: [String: (path: WritableKeyPath<Self, String>, choices: [String])] { [:] }

    /// The names of all switches, as seeds and changes write them.
    public static var names: [String] { flags.keys.sorted() + numbers.keys.sorted() + words.keys.sorted() }

    /// Reads the member `switches` of a seed; absent ones keep their value.
    /// - Throws: ``SeedError`` naming a switch that does not exist, or whose value is of another kind.
    public init(_ reader: SeedReader?) throws {
        self.init()
        guard let reader else { return }
        try reader.finish(knowing: Self.names)
        for member in reader.members.members where !set(member.name, to: member.value) {
            throw SeedError(
                "\(reader.path).\(member.name) is a \(member.value.kind): it must be \(Self.kind(of: member.name))")
        }
    }

    /// Sets a switch by its name. Says whether there is such a switch, and the value is of its kind.
    public mutating func set(_ name: String, to value: JSON) -> Bool {
        if let path = Self.flags[name], let flag = value.bool {
            self[keyPath: path] = flag
            return true
        }
        if let path = Self.numbers[name], let number = value.integer, number >= 0 {
            self[keyPath: path] = number
            return true
        }
        if let word = Self.words[name], let text = value.string, word.choices.isEmpty || word.choices.contains(text) {
            self[keyPath: word.path] = text
            return true
        }
        return false
    }

    /// Sets the switch that a change `set_switch` names.
    /// - Throws: ``MockChangeError`` when there is no such switch, or it takes another value.
    public mutating func apply(_ change: ChangeArguments) throws {
        let name = try change.text("name")
        guard Self.names.contains(name) else {
            throw MockChangeError("\"\(name)\" is no switch; there are \(Self.names.joined(separator: ", "))")
        }
        guard set(name, to: try change.value("value")) else {
            throw MockChangeError("the switch \"\(name)\" takes \(Self.kind(of: name))")
        }
    }

    private static func kind(of name: String) -> String {
        if flags[name] != nil { return "true or false" }
        guard let choices = words[name]?.choices else { return "a whole number, 0 or more" }
        return choices.isEmpty ? "a string" : choices.map { "\"\($0)\"" }.joined(separator: " or ")
    }
}
