/// Why a stage could not be set.
enum SettingsStageError: Error {
    /// No write of a run could be made to fail between its start and its effect.
    case notInterrupted
}
