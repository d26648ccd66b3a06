import MockKit

/// What HubSpot says at a status that a test asked for.
extension HubSpotFailure {
    static func injected(_ status: Int, portalID: Int) -> HubSpotFailure {
        switch status {
        case 401: return unauthenticated
        case 403: return missingScopes(["crm.objects.contacts.read"])
        case 404: return HubSpotFailure(404, "resource not found")
        case 413: return HubSpotFailure(413, "The request body is too large")
        case 423: return HubSpotFailure(423, "The resource is locked by another request", category: "LOCKED")
        case 429:
            return rateLimited(
                policy: "TEN_SECONDLY_ROLLING", words: "ten_secondly_rolling",
                group: "publicapi:private_app-api-calls-ten-secondly:1512050:\(portalID)")
        case 477:
            return HubSpotFailure(
                477, "This account is being migrated to another data center", category: "MIGRATION_IN_PROGRESS")
        case 500...: return HubSpotFailure(status, "internal error")
        default: return HubSpotFailure(status, "There was a problem with the request.")
        }
    }
}
