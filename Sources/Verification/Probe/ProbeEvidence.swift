import ConnectorKit

/// What the CRM said, as evidence.
enum ProbeEvidence {
    /// Its words may hold values of records.
    static func of(_ error: ConnectorError) -> [Evidence] {
        var evidence = [Evidence("answer", error.kind.rawValue)]
        guard let vendor = error.vendor else { return evidence }
        evidence.append(Evidence("status", String(vendor.status)))
        if let code = vendor.code { evidence.append(Evidence("code", code)) }
        if let message = vendor.message { evidence.append(Evidence("words", message, isRecordValue: true)) }
        if let id = vendor.requestID { evidence.append(Evidence("request", id)) }
        return evidence
    }
}
