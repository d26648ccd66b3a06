import SQLStore
import Workspace

/// The documents that members refer to, read many at once: the number of queries grows with distinct documents by the
/// hundred, never with members.
struct DriftDocuments {
    /// How many pairs of documents one round reads, so that memory doesn't grow with the team.
    static let roundMax = 500

    private let category: Category
    private let texts: [String: String]
    private let known: ReadDocuments

    /// Reads what a round refers to.
    init(_ store: SettingsStore, _ category: Category, _ hashes: Set<String>) throws {
        self.category = category
        self.known = store.known ?? ReadDocuments()
        self.texts = try store.documents.contents(hashes.sorted())
    }

    /// Whether somebody who refers to these differs.
    func verdict(_ source: SettingsValue, hash: String?, overlay: String?) -> DriftVerdict {
        do throws(InvalidSettings) {
            var document: SettingsValue?
            var own: SettingsOverlay?
            if let hash {
                guard let text = texts[hash] else { return .failed(SettingsFailure(.settingsUnreadable(category))) }
                document = try known.document(hash) { () throws(InvalidSettings) in
                    try SettingsDocument(canonicalText: text, category: category)
                }.value
            }
            if let overlay {
                guard let text = texts[overlay] else { return .failed(SettingsFailure(.settingsUnreadable(category))) }
                own = try SettingsOverlay(canonicalText: text, category: category)
            }
            return DriftVerdict.decide(source, document, own)
        } catch {
            return .failed(SettingsFailure(.settingsUnreadable(category, error.first)))
        }
    }
}
