import CRMGateway
import Synchronization

extension OpenGateway {
    /// After how many lines a remark is made.
    private static let linesPerRemark = 100_000

    /// Tells on standard error how far an import is, unless progress is off.
    var importProgress: @Sendable (ImportProgress) -> Void {
        guard settings.progress != .off else { return { _ in } }
        let console = console
        return { progress in
            guard progress.lines.isMultiple(of: Self.linesPerRemark) else { return }
            let share = progress.bytesTotal > 0 ? progress.bytes * 100 / progress.bytesTotal : 100
            console.note("\(progress.phase.rawValue): \(progress.lines) lines, \(share) %")
        }
    }
}
