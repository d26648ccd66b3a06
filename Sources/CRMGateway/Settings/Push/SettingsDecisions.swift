import SQLStore
import Synchronization
import Workspace

/// Decides what a push does to a target's categories, once for each pair of value and own part.
///
/// What it decided holds for good: documents never change. A chunk that is repeated may ask again.
final class SettingsDecisions: Sendable {
    private struct Place: Hashable {
        let category: Category
        let hash: String?
        let overlay: String?
    }

    /// How many decisions are remembered; beyond, all are made anew: memory doesn't grow with the targets.
    static let rememberedMax = 4_096

    private let values: [Category: SettingsDocument]
    private let hashes: [Category: String]
    private let clears: Set<Category>
    /// What it read.
    let documents = ReadDocuments()
    private let known = Mutex<[Place: SettingsDecision]>([:])

    /// - Parameters:
    ///   - values: what is pushed.
    ///   - clears: what is taken away.
    init(pushing values: [Category: SettingsDocument], clearing clears: Set<Category>) {
        self.values = values
        self.hashes = values.mapValues(SettingsHash.of)
        self.clears = clears
    }

    /// The categories about which it can decide.
    var categories: Set<Category> { clears.union(values.keys) }

    /// Decides for whoever refers to these documents.
    func decide(
        _ category: Category, _ reference: SettingsReferenceRow?, in store: SettingsStore
    ) throws -> SettingsDecision {
        let place = Place(category: category, hash: reference?.hash, overlay: reference?.overlay)
        if let decision = known.withLock({ $0[place] }) { return decision }
        let decision = try decide(place, in: store)
        known.withLock { known in
            if known.count >= Self.rememberedMax { known = [:] }
            known[place] = decision
        }
        return decision
    }

    private func decide(_ place: Place, in store: SettingsStore) throws -> SettingsDecision {
        do {
            if clears.contains(place.category) { return try clear(place, in: store) }
            guard let source = values[place.category] else { return .unchanged }
            return try push(source, place, in: store)
        } catch let error as InvalidSettings {
            return .failed(SettingsFailure(error.first))
        } catch let error as GatewayError {
            return .failed(SettingsFailure(error))
        }
    }

    private func push(
        _ source: SettingsDocument, _ place: Place, in store: SettingsStore
    ) throws -> SettingsDecision {
        let hash = hashes[place.category]
        if place.hash == hash, place.overlay == nil { return .unchanged }
        let document = try place.hash.map { try store.document($0, place.category) }?.value
        let overlay = try place.overlay.map { try store.overlay($0, place.category) }
        guard SettingsMerge.wouldChange(document, overlay, pushing: source.value) else { return .unchanged }
        let own = try SettingsMerge.overlay(afterPushing: source, onto: document, overlay)
        return write(hash, own, over: place)
    }

    private func clear(_ place: Place, in store: SettingsStore) throws -> SettingsDecision {
        guard let hash = place.hash else { return .unchanged }
        let document = try store.document(hash, place.category).value
        let overlay = try place.overlay.map { try store.overlay($0, place.category) }
        return write(nil, SettingsMerge.overlay(afterClearing: document, overlay), over: place)
    }

    private func write(_ hash: String?, _ overlay: SettingsOverlay?, over place: Place) -> SettingsDecision {
        let row = overlay.map { SettingsDocumentRow($0) }
        if hash == place.hash, row?.hash == place.overlay { return .unchanged }
        return .write(hash: hash, overlay: row?.hash, keeping: row?.hash == place.overlay ? nil : row)
    }
}
