/// Behaviours of a mock that are turned by name, in a seed or while it runs (change `set_switch`).
public protocol NamedSwitches: Sendable {
    /// Everything at its standard.
    init()
    /// The switches that are on or off, by the name that seeds and changes write.
    static var flags: [String: WritableKeyPath<Self, Bool>] { get }
    /// The switches that are numbers of 0 or more.
    static var numbers: [String: WritableKeyPath<Self, Int>] { get }
}

extension NamedSwitches {
    /// The names of all switches.
    public static var names: [String] { Array(flags.keys).sorted() + Array(numbers.keys).sorted() }

    /// Reads the switches of a seed.
    /// - Throws: ``SeedError`` naming the member that is unknown or of another kind.
    public init(_ reader: SeedReader?) throws {
        self.init()
        guard let reader else { return }
        try reader.finish(knowing: Self.names)
        for member in reader.members.members where !set(member.name, to: member.value) {
            throw SeedError("\(reader.path).\(member.name) is a \(member.value.kind): see the README for its kind")
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
        return false
    }

    /// Does the change `set_switch` with its `name` and `value`.
    /// - Throws: ``MockChangeError`` naming the switches there are.
    public mutating func apply(_ change: ChangeArguments) throws {
        let name = try change.text("name")
        guard set(name, to: try change.value("value")) else {
            throw MockChangeError(
                "\"\(name)\" is no switch, or takes another value; there are \(Self.names.joined(separator: ", "))")
        }
    }
}
