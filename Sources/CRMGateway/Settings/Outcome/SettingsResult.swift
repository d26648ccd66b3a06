/// What the workflow of a push brings home: the outcome, and until when some of it has to wait.
struct SettingsResult: Sendable {
    /// What came of it so far.
    var outcome: SettingsOutcome
    /// How long the run waits before it goes on; `nil` when it is done.
    var pause: CRMPause?
}
