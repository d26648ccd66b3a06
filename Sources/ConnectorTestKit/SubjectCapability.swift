/// What a CRM can have, and another may lack: cases that need it run for those subjects alone.
///
/// A capability says something of the vendor, never of how well a connector is done: what a connector doesn't yet do is a
/// waiver (`withKnownIssue`) with its reason. `CoverageTests` pins who claims what.
public enum SubjectCapability: String, Sendable, Hashable, CaseIterable, Comparable {
    /// An authorization-code flow whose consent page the mock grants by itself.
    case consent
    /// Access tokens that end, and a refresh that brings the next one.
    case refresh
    /// A refresh may bring another refresh token and end the old one (``SubjectVariant/rotatesRefreshTokens``).
    case refreshRotation
    /// A refresh token that is sent a second time ends the whole grant.
    case replayRevocation
    /// Token answers don't say when the token ends: it is used until it is refused.
    case unstatedExpiry
    /// Grants by a signed assertion, for any user of the account.
    case signedAssertions
    /// Grants by the app's own credentials.
    case clientCredentials
    /// Token answers name the host where the account's data is.
    case instanceHosts
    /// Refusals that look like a dead token's, and that no new token mends.
    case permanentRefusals
    /// A revoke that the vendor offers.
    case revocation
    /// Tokens that somebody made in the CRM and pasted.
    case staticTokens
    /// ``CRMIdentity/scopes`` are told for a static token.
    case identityScopes
    /// A key may hold some scopes and lack others.
    case scopeRefusals
    /// The refusal of a key that lacks a scope names it.
    case namedMissingScopes
    /// Users that can no longer own records are still found.
    case inactiveOwners
    /// Owners come in pages, with a cursor.
    case ownerPages
    /// Several users may have one email.
    case sharedEmails
    /// Active users that are no people: integrations, automatic processes.
    case systemUsers
    /// Users sign in with a name that isn't their email.
    case separateLogins
    /// The emails that are asked for travel in the address of a request, which has a length.
    case emailsInAddresses
    /// An owner field of the vendor's own on ``SubjectSamples/object``.
    case standardOwnerField
    /// Owner properties can be made through the API (some plans and vendors have no such field type).
    case ownerPropertyCreation
    /// A made property is in use from the beginning, and not archived or on no layout.
    case createdInUse
    /// The API name of a made property is the one that was asked for.
    case chosenPropertyNames
    /// A name that is taken is refused.
    case propertyNameConflicts
    /// The description of a property carries our mark.
    case propertyMarks
    /// Properties are archived and hold their name; `scope: .all` lists them.
    case archivedProperties
    /// Creating a property whose name is archived brings it back.
    case createRestoresArchived
    /// Single properties can be read-only.
    case readOnlyProperties
    /// Pipelines with stages.
    case pipelines
    /// Won and lost deals stand in stages of their own; elsewhere they are told by a status.
    case closedStages
    /// Record types.
    case recordTypes
    /// Visibility of a property that must be granted.
    case fieldVisibility
    /// One call takes many records of an object.
    case recordBatches
    /// One call takes records of several objects.
    case mixedBatches
    /// A record that another transaction holds is refused for a moment, while others of the call are done.
    case lockedRecords
    /// A record is written only if nobody changed it since it was read, where that is asked for.
    case conditionalWrites
    /// Of records that are written together some are done while others are refused, in one call or in one each.
    case partialBatches
    /// A refused record names the property at fault.
    case fieldFailures
    /// A property that doesn't exist, or can't be written, is refused in a write instead of being passed over.
    case refusesUnknownFields
    /// Answers tell what is left of a limit.
    case budgetReadings
    /// A quota per day (``SubjectVariant/callsPerDayMax``).
    case dailyQuota
    /// Answers tell how much such a quota holds in all, not only what is left of it.
    case quotaSizes
    /// A quota that is used up is told in the body of a refusal, not by headers alone.
    case wordedQuota
    /// A limit in a short window (``SubjectVariant/callsPerBurstMax``).
    case burstLimit
    /// A refusal for the rate may carry `Retry-After`.
    case retryAfter

    /// Orders by name.
    public static func < (left: SubjectCapability, right: SubjectCapability) -> Bool {
        left.rawValue < right.rawValue
    }
}
