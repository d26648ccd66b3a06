/// What the bindings' step did so far; the journal holds it beside the cursor.
struct BindTally: Sendable, Hashable, Codable {
    /// The bindings.
    var bindings = BindingCounts()
    /// The record types.
    var recordTypes = RecordTypeCounts()

    /// How many rows were written.
    var changes: Int { bindings.changes + recordTypes.changes }
}

extension BindTally {
    /// Reads what the journal holds, also of a run that began before there were record types.
    init(journaled text: String) throws {
        if let bindings = try? JSONText.decode(BindingCounts.self, from: text) {
            self.init(bindings: bindings)
        } else {
            self = try JSONText.decode(BindTally.self, from: text)
        }
    }
}
