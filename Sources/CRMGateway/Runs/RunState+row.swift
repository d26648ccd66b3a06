import SQLStore

extension RunState {
    /// The state of a stored run, or `nil` where a newer program wrote it.
    init?(_ row: RunRow) {
        self.init(rawValue: row.state)
    }
}
