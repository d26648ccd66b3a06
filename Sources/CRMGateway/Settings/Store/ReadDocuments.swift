import Synchronization
import Workspace

/// The documents that were read last, by hash, so that one that many have isn't taken apart for each of them. They never
/// change; a hash tells the category too.
final class ReadDocuments: Sendable {
    /// How many are kept; beyond, all are read anew: memory doesn't grow with the targets.
    static let keptMax = 32

    private let kept = Mutex<[String: SettingsDocument]>([:])

    /// A document, read where it isn't kept.
    func document<Failure: Error>(
        _ hash: String, else read: () throws(Failure) -> SettingsDocument
    ) throws(Failure) -> SettingsDocument {
        if let document = kept.withLock({ $0[hash] }) { return document }
        let document = try read()
        kept.withLock { kept in
            if kept.count >= Self.keptMax { kept = [:] }
            kept[hash] = document
        }
        return document
    }
}
