import Workspace

/// Everything that is wrong with a line's values; never empty.
struct LineFaults: Error {
    private(set) var faults: [InvalidValue] = []

    var isEmpty: Bool { faults.isEmpty }

    /// Takes a value, or notes why it can't be taken.
    mutating func take<Value>(_ field: String, _ make: () throws(InvalidValue) -> Value) -> Value? {
        do throws(InvalidValue) {
            return try make()
        } catch {
            faults.append(error.at(field))
            return nil
        }
    }

    mutating func add(_ fault: InvalidValue) {
        faults.append(fault)
    }
}
