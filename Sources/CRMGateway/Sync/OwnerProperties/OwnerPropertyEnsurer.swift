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
    /// The CRM user whom the key acts as, and who is to write the properties.
    let writer: CRMUserID?
    let journal: RunJournal
    let account: Lease
    /// Says no where the actor's rights, or the source, have changed since the run began.
    let stillAllowed: @Sendable (any SQLTransaction) throws -> Void
    let audit: RunAudit
    let clock: any GatewayClock

    /// How often a lost create is sent again after the property was looked for in vain.
    static let attemptsMax = 2
    /// How long to wait between two looks for a property that was made and can't be seen yet.
    static let lookPause: Duration = .milliseconds(250)

    /// Ensures the properties of all objects; those that the CRM hides are made visible together.
    ///
    /// - Parameter progress: is told how many objects were looked at.
    /// - Throws: `ConnectorError` where the CRM can't be asked; a conflict is an outcome, not an error.
    func ensure(
        _ objects: [ObjectDescription], policies: [CRMObject: OwnerPropertyPolicy], _ progress: (Int) -> Void
    ) async throws -> [OwnerPropertyOutcome] {
        var outcomes: [OwnerPropertyOutcome] = []
        var hidden: [HiddenOwnerProperty] = []
        for (index, object) in objects.enumerated() {
            progress(index)
            switch try await find(object, policy: policies[object.object] ?? .usual(for: object)) {
            case .settled(let outcome): outcomes.append(outcome)
            case .hidden(let property): hidden.append(property)
            }
        }
        outcomes += try await reveal(hidden)
        return outcomes.sorted { $0.object < $1.object }
    }

    /// What an object's property is, once it is there.
    private enum Found {
        case settled(OwnerPropertyOutcome)
        case hidden(HiddenOwnerProperty)
    }

    private func find(_ object: ObjectDescription, policy: OwnerPropertyPolicy) async throws -> Found {
        switch try await look(for: object, policy).decide() {
        case .use(let found): .settled(try await settle(object.object, found, .standard, policy))
        case .adopt(let found):
            .settled(
                try await settle(object.object, found, try await originOfIntent(object, policy) ?? .adopted, policy))
        case .reveal(let found): .hidden(try await hidden(found, object, policy))
        case .create(let draft): try await make(draft, object, policy, .created)
        case .restore(let draft): try await make(draft, object, policy, .restored)
        case .refuse(let conflict): .settled(try await refuse(object.object, conflict))
        case .lookAtArchived: preconditionFailure("a look reads archived definitions before it decides")
        }
    }

    func look(for object: ObjectDescription, _ policy: OwnerPropertyPolicy) async throws -> OwnerPropertyLook {
        let traits = descriptor.ownerProperties
        let rows =
            traits.vendorNames
            ? try await journal.read { try properties(in: $0).of(source.crm, account: source.account) } : []
        return OwnerPropertyLook(
            reading: reading, traits: traits, object: object, policy: policy,
            remembered: policy.remembered(of: object.object, among: rows))
    }

    private func make(
        _ draft: OwnerPropertyDraft, _ object: ObjectDescription, _ policy: OwnerPropertyPolicy,
        _ origin: OwnerPropertyOrigin
    ) async throws -> Found {
        try await noteIntent(draft, origin)
        var answers: [Creation] = []
        for _ in 1...Self.attemptsMax {
            // One that the CRM confirmed is only looked for: where it shows late, a second one would be made (I-11).
            if answers.last != .made { answers.append(try await create(draft)) }
            if case .refused(let conflict) = answers.last {
                return .settled(try await refuse(object.object, conflict))
            }
            switch try await lookUntilThere(for: object, policy) {
            case .adopt(let found): return .settled(try await settle(object.object, found, origin, policy))
            case .reveal(let found):
                return .hidden(HiddenOwnerProperty(object: object, policy: policy, found: found, origin: origin))
            case .refuse(let conflict):
                // What was made stays in the CRM, and an undo lists it.
                let made = answers.last == .made ? origin : nil
                return .settled(try await refuse(object.object, conflict, made: made))
            default: continue
            }
        }
        if answers.allSatisfy({ $0 == .taken }) {
            return .settled(
                try await refuse(object.object, OwnerPropertyConflict(reason: .heldName, property: draft.name)))
        }
        throw ConnectorError(
            .outcomeUnknown, operation: "core.owner_property.ensure",
            message: "The owner property \(draft.name) was asked for, and isn't visible yet.",
            retry: .later(after: descriptor.writeVisibilityDelayMax))
    }

    /// What came of asking a CRM for a property.
    private enum Creation: Equatable {
        /// It was made, the CRM says.
        case made
        /// The CRM says that the name is taken.
        case taken
        /// The answer was lost.
        case lost
        /// The CRM won't make it, for a reason that stays until somebody changes something.
        case refused(OwnerPropertyConflict)
    }

    /// Asks the CRM for the property. Where somebody was faster, or the answer was lost, what is there now decides.
    private func create(_ draft: OwnerPropertyDraft) async throws -> Creation {
        // A worker that was away for longer than its lease lasts must not create beside the next one (L-2).
        guard account.isSafeToBeginExternalCall else { throw GatewayError.superseded(.account) }
        do {
            try await writing.createOwnerProperty(draft)
            return .made
        } catch {
            if error.kind == .conflict { return .taken }
            if error.kind == .outcomeUnknown { return .lost }
            try await noteFailure(draft, error)
            guard SightAnswer.isLasting(error.kind) else { throw error }
            // A field limit, or a right that the key's user lacks, is this object's own conflict (F-B9).
            return .refused(
                OwnerPropertyConflict(reason: .refused, property: draft.name, explanation: Self.words(error)))
        }
    }

    private func noteFailure(_ draft: OwnerPropertyDraft, _ error: ConnectorError) async throws {
        try await journal.commit { transaction in
            try audit.ownerPropertyFailed(
                draft, error, crm: source.crm, account: source.account, in: transaction)
        }
    }

    /// Looks until the property shows, or the vendor's visibility bound has passed.
    ///
    /// Where the CRM hides new properties, one that is there shows only among all definitions; and so does, wherever it is
    /// made, one that is out of use from the beginning.
    private func lookUntilThere(
        for object: ObjectDescription, _ policy: OwnerPropertyPolicy
    ) async throws -> OwnerPropertyDecision {
        let scope: PropertyScope = descriptor.ownerProperties.needsVisibility ? .all : .live
        let decision = try await look(for: object, policy, scope, until: Self.isThere)
        guard scope != .all, !Self.isThere(decision) else { return decision }
        return try await look(for: object, policy).decide(.all)
    }

    private static func isThere(_ decision: OwnerPropertyDecision) -> Bool {
        switch decision {
        case .lookAtArchived, .create, .restore: false
        case .use, .adopt, .reveal, .refuse: true
        }
    }

    /// Looks until the decision is as wished, or the vendor's visibility bound has passed.
    func look(
        for object: ObjectDescription, _ policy: OwnerPropertyPolicy, _ scope: PropertyScope,
        until isWished: (OwnerPropertyDecision) -> Bool
    ) async throws -> OwnerPropertyDecision {
        let deadline = clock.elapsed + descriptor.writeVisibilityDelayMax
        while true {
            let decision = try await look(for: object, policy).decide(scope)
            guard !isWished(decision), clock.elapsed < deadline else { return decision }
            try await clock.sleep(for: Self.lookPause)
        }
    }

    /// A step for each wish: another wish, made while the run waited, is another step.
    func stepName(_ object: CRMObject, _ wish: PropertyName?) -> String {
        "crm/\(source.crm)/owner-property/\(object.rawValue)/\(wish?.rawValue ?? "standard")"
    }

    private func noteIntent(_ draft: OwnerPropertyDraft, _ origin: OwnerPropertyOrigin) async throws {
        let name = stepName(draft.object, draft.name)
        let detail = try JSONText.encode(OwnerPropertyIntent(name: draft.name, origin: origin))
        try await journal.commit { transaction in
            try stillAllowed(transaction)
            if try journal.isBegun(name, in: transaction) { return }
            try journal.note(name, .started, detail: detail, in: transaction)
            try audit.ownerPropertyIntent(draft, origin, crm: source.crm, account: source.account, in: transaction)
        }
    }

    /// What an earlier life of this run meant to do, where it was stopped between the intent and the outcome.
    func originOfIntent(
        _ object: ObjectDescription, _ policy: OwnerPropertyPolicy
    ) async throws -> OwnerPropertyOrigin? {
        let name = stepName(object.object, policy.wishedName)
        guard let step = try await journal.step(name), step.state != StepState.succeeded.rawValue,
            let detail = step.detail
        else { return nil }
        return try JSONText.decode(OwnerPropertyIntent.self, from: detail).origin
    }

    func settle(
        _ object: CRMObject, _ found: PropertyDefinition, _ origin: OwnerPropertyOrigin,
        _ policy: OwnerPropertyPolicy, _ sight: OwnerPropertySight? = nil
    ) async throws -> OwnerPropertyOutcome {
        let known = try await known(object, found.name)
        // One that was made now, though known from an earlier run, is news: somebody had taken it away.
        let isMade = origin == .created || origin == .restored
        if let known, !known.isHidden, known.run == journal.run || (!isMade && sight == nil) {
            return try await told(known, policy)
        }
        let outcome = OwnerPropertyOutcome(
            object: object, property: found.name,
            origin: origin == .adopted ? known.flatMap { OwnerPropertyOrigin(rawValue: $0.origin) } ?? origin : origin,
            isChange: true, sight: sight, problem: nil)
        try await journal.commit { transaction in
            try properties(in: transaction).put(row(of: found, outcome))
            try journal.note(
                stepName(object, policy.wishedName), .succeeded, detail: try JSONText.encode(outcome), in: transaction)
            try journal.emit(event(of: outcome), in: transaction)
            try audit.ownerPropertyOutcome(outcome, crm: source.crm, account: source.account, in: transaction)
        }
        return outcome
    }

    /// The outcome of a property that is noted already; by an earlier life of this run: told as if it had never been
    /// stopped (SYNC-9).
    private func told(_ known: OwnerPropertyRow, _ policy: OwnerPropertyPolicy) async throws -> OwnerPropertyOutcome {
        let step = try await journal.step(stepName(known.object, policy.wishedName))
        if let step, step.state == StepState.succeeded.rawValue, let detail = step.detail {
            return try JSONText.decode(OwnerPropertyOutcome.self, from: detail)
        }
        return OwnerPropertyOutcome(
            object: known.object, property: known.property, origin: OwnerPropertyOrigin(rawValue: known.origin),
            isChange: known.run == journal.run, problem: nil)
    }

    /// What is noted of a property of this name.
    func known(_ object: CRMObject, _ name: PropertyName) async throws -> OwnerPropertyRow? {
        try await journal.read { transaction in
            try properties(in: transaction).of(source.crm, account: source.account)
                .first { $0.object == object && $0.property == name }
        }
    }

    func row(of found: PropertyDefinition, _ outcome: OwnerPropertyOutcome) -> OwnerPropertyRow {
        OwnerPropertyRow(
            crm: source.crm, account: source.account, object: outcome.object, property: found.name,
            label: found.label, origin: outcome.origin?.rawValue ?? "", run: journal.run,
            isHidden: !outcome.isUsable)
    }

    func refuse(
        _ object: CRMObject, _ conflict: OwnerPropertyConflict, made origin: OwnerPropertyOrigin? = nil
    ) async throws -> OwnerPropertyOutcome {
        let outcome = OwnerPropertyOutcome(
            object: object, property: conflict.property, origin: origin, isChange: origin != nil,
            problem: conflict.message)
        try await journal.commit { transaction in
            try journal.emit(event(of: outcome), in: transaction)
        }
        return outcome
    }

    func event(of outcome: OwnerPropertyOutcome) -> RunEvent {
        RunEvent(.ownerProperty, at: clock.now, crm: source.crm, ownerProperty: outcome)
    }

    func properties(in transaction: any SQLTransaction) -> OwnerPropertyRepository {
        OwnerPropertyRepository(organization: journal.organization, transaction: transaction)
    }
}
