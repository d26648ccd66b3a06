import MockKit

/// Zoho's refusals that several operations share.
extension ZohoFailure {
    static var noToken: ZohoFailure { ZohoFailure(401, "AUTHENTICATION_FAILURE", "Authentication failed") }
    static var deadToken: ZohoFailure { ZohoFailure(401, "INVALID_TOKEN", "invalid oauth token") }
    static func scope(status: Int) -> ZohoFailure { ZohoFailure(status, "OAUTH_SCOPE_MISMATCH", "Unauthorized") }
    static var unknownPath: ZohoFailure {
        ZohoFailure(404, "INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one")
    }
    static var otherMethod: ZohoFailure {
        ZohoFailure(400, "INVALID_REQUEST_METHOD", "The http request method type is not a valid one")
    }
    static var tooMany: ZohoFailure {
        ZohoFailure(
            429, "TOO_MANY_REQUESTS", "You have reached the maximum number of requests. Please try again later.")
    }
    static var version: ZohoFailure { ZohoFailure(400, "VERSION_NOT_SUPPORTED", "Given version is not supported") }
    static var body: ZohoFailure {
        ZohoFailure(400, "INVALID_DATA", "body", ["expected_data_type": "jsonobject"])
    }
    static var mediaType415: ZohoFailure {
        ZohoFailure(415, "UNSUPPORTED_MEDIA_TYPE", "The content type of the request is not supported")
    }

    static func permission(_ right: String) -> ZohoFailure {
        ZohoFailure(403, "NO_PERMISSION", "Permission denied", ["permissions": [.string(right)]])
    }

    static func module(_ path: Bool = true) -> ZohoFailure {
        ZohoFailure(
            400, "INVALID_MODULE", "the module name given seems to be invalid",
            path ? ["resource_path_index": 0] : [:])
    }

    static func missing(parameter: String) -> ZohoFailure {
        ZohoFailure(
            400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing",
            ["param_name": .string(parameter)])
    }

    static func parameter(_ name: String, _ message: String = "Invalid value passed for the parameter") -> ZohoFailure {
        ZohoFailure(400, "INVALID_DATA", message, ["param_name": .string(name)])
    }

    /// An id in the path that is none.
    static func pathID(_ index: Int, _ message: String = "the id given seems to be invalid") -> ZohoFailure {
        ZohoFailure(400, "INVALID_DATA", message, ["resource_path_index": .integer(index)])
    }

    /// A member of the body that is missing.
    static func missing(_ name: String, at path: String, in list: String? = nil) -> ZohoFailure {
        ZohoFailure(
            400, "MANDATORY_NOT_FOUND", "required field not found",
            ["api_name": .string(name), "json_path": .string(path)], in: list)
    }

    /// A member of the body with a wrong value.
    static func value(
        _ name: String, at path: String, _ more: JSONObject = [:], in list: String? = nil
    ) -> ZohoFailure {
        var details = more
        details["api_name"] = .string(name)
        details["json_path"] = .string(path)
        return ZohoFailure(400, "INVALID_DATA", "invalid data", details, in: list)
    }

    static func injected(_ status: Int) -> ZohoFailure {
        switch status {
        case 400: ZohoFailure(400, "INVALID_REQUEST", "unable to process the request")
        case 401: deadToken
        case 403: permission(Profile.right("View", "Leads"))
        case 404: unknownPath
        case 413: ZohoFailure(413, "FILE_SIZE_EXCEEDED", "the request is larger than allowed")
        case 415: mediaType415
        case 429: tooMany
        default: ZohoFailure(status, "INTERNAL_ERROR", "Internal Server Error")
        }
    }
}
