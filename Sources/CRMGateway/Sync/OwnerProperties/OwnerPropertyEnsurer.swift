import ConnectorKit
import SQLStore
import Workspace

/// Finds an account's owner properties, and makes those that aren't there: once, however often it is asked (SYNC-5).
///
/// It runs under the account's lease, so that two runs never make one property at the same time.
struct OwnerPropertyEnsurer: Sendable {
    let source: SourceKey
    let descriptor: ConnectorDescriptor
    let reading: any CRMReading
    let writing: any CRMWriting
    let journal: RunJournal
    let audit: RunAudit
    let clock: any GatewayClock

    /// How often a lost create is sent again after the property was looked for in vain.
    static let attemptsMax = 2
    /// How long to wait between two looks for a property that was made and can't be seen yet.
    static let lookPause: Duration = .milliseconds(250)

    /// Ensures the property of one object.
    ///
    /// - Throws: `ConnectorError` where the CRM can't be asked; a conflict is an outcome, not an error.
    func ensure(_ object: ObjectDescription, policy: OwnerPropertyPolicy) async throws -> OwnerPropertyOutcome {
        switch try await look(for: object, policy).decide() {
        case .use(let found): try await settle(object.object, found, .standard)
        case .adopt(let found): try await settle(object.object, found, try await originOfIntent(object) ?? .adopted)
        case .create(let draft): try await make(draft, object, policy, .created)
        case .restore(let draft): try await make(draft, object, policy, .restored)
        case .refuse(let conflict): try await refuse(object.object, conflict)
        case .lookAtArchived: preconditionFailure("a look reads archived definitions before it decides")
        }
    }

    private func look(for object: ObjectDescription, _ policy: OwnerPropertyPolicy) -> OwnerPropertyLook {
        OwnerPropertyLook(
            reading: reading, traits: descriptor.ownerProperties, object: object, policy: policy)
    }

    private func make(
        _ draft: OwnerPropertyDraft, _ object: ObjectDescription, _ policy: OwnerPropertyPolicy,
        _ origin: OwnerPropertyOrigin
    ) async throws -> OwnerPropertyOutcome {
        try await noteIntent(draft, origin)
        for _ in 1...Self.attemptsMax {
            try await create(draft)
            switch try await lookUntilVisible(for: object, policy) {
            case .adopt(let found): return try await settle(object.object, found, origin)
            case .refuse(let conflict): return try await refuse(object.object, conflict)
            default: continue
            }
        }
        throw ConnectorError(
            .outcomeUnknown, operation: "core.owner_property.ensure",
            message: "The owner property \(draft.name) was asked for \(Self.attemptsMax) times and isn't visible yet.",
            retry: .later(after: descriptor.writeVisibilityDelayMax))
    }

    /// Asks the CRM for the property. Where somebody was faster, or the answer was lost, what is there now decides.
    private func create(_ draft: OwnerPropertyDraft) async throws {
        do {
            try await writing.createOwnerProperty(draft)
        } catch {
            guard error.kind == .conflict || error.kind == .outcomeUnknown else { throw error }
        }
    }

    /// Looks until the property shows, or the vendor's visibility bound has passed.
    private func lookUntilVisible(
        for object: ObjectDescription, _ policy: OwnerPropertyPolicy
    ) async throws -> OwnerPropertyDecision {
        let deadline = clock.elapsed + descriptor.writeVisibilityDelayMax
        while true {
            let decision = try await look(for: object, policy).decide(.live)
            guard decision == .lookAtArchived, clock.elapsed < deadline else { return decision }
            try await clock.sleep(for: Self.lookPause)
        }
    }

    private func stepName(_ object: CRMObject) -> String {
        "crm/\(source.crm)/owner-property/\(object.rawValue)"
    }

    private func noteIntent(_ draft: OwnerPropertyDraft, _ origin: OwnerPropertyOrigin) async throws {
        let name = stepName(draft.object)
        let detail = try JSONText.encode(OwnerPropertyIntent(name: draft.name, origin: origin))
        try await journal.commit { transaction in
            if try journal.isBegun(name, in: transaction) { return }
            try journal.note(name, .started, detail: detail, in: transaction)
            try audit.ownerPropertyIntent(draft, origin, crm: source.crm, account: source.account, in: transaction)
        }
    }

    /// What an earlier life of this run meant to do, where it was stopped between the intent and the outcome.
    private func originOfIntent(_ object: ObjectDescription) async throws -> OwnerPropertyOrigin? {
        guard let step = try await journal.step(stepName(object.object)), let detail = step.detail else { return nil }
        return try JSONText.decode(OwnerPropertyIntent.self, from: detail).origin
    }

    private func settle(
        _ object: CRMObject, _ found: PropertyDefinition, _ origin: OwnerPropertyOrigin
    ) async throws -> OwnerPropertyOutcome {
        let known = try await journal.read { transaction in
            try properties(in: transaction).of(source.crm, account: source.account).first { $0.object == object }
        }
        if let known, known.property == found.name {
            // Noted by this run in an earlier life of it: told as if it had never been stopped (SYNC-9).
            return OwnerPropertyOutcome(
                object: object, property: found.name, origin: OwnerPropertyOrigin(rawValue: known.origin),
                isChange: known.run == journal.run, problem: nil)
        }
        let outcome = OwnerPropertyOutcome(
            object: object, property: found.name, origin: origin, isChange: true, problem: nil)
        try await journal.commit { transaction in
            try properties(in: transaction).put(
                OwnerPropertyRow(
                    crm: source.crm, account: source.account, object: object, property: found.name,
                    label: found.label, origin: origin.rawValue, run: journal.run))
            try journal.note(stepName(object), .succeeded, detail: nil, in: transaction)
            try journal.emit(event(of: outcome), in: transaction)
            try audit.ownerPropertyOutcome(outcome, crm: source.crm, account: source.account, in: transaction)
        }
        return outcome
    }

    private func refuse(_ object: CRMObject, _ conflict: OwnerPropertyConflict) async throws -> OwnerPropertyOutcome {
        let outcome = OwnerPropertyOutcome(
            object: object, property: conflict.property, origin: nil, isChange: false, problem: conflict.message)
        try await journal.commit { transaction in
            try journal.emit(event(of: outcome), in: transaction)
        }
        return outcome
    }

    private func event(of outcome: OwnerPropertyOutcome) -> RunEvent {
        RunEvent(.ownerProperty, at: clock.now, crm: source.crm, ownerProperty: outcome)
    }

    private func properties(in transaction: any SQLTransaction) -> OwnerPropertyRepository {
        OwnerPropertyRepository(organization: journal.organization, transaction: transaction)
    }
}
