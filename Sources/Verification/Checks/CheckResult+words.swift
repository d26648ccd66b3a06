import ConnectorKit

extension CheckResult {
    /// The check with what it is about: unique within an account or person.
    public var name: String {
        let subject = subject.words
        return subject.isEmpty ? check.rawValue : "\(check.rawValue) \(subject)"
    }
}

extension CheckSubject {
    /// What it is about, by the names that people search for, without those for people; empty where it is about a person or everything.
    ///
    /// The CRM is in it only where nothing else is: an account's results all have it, a person's differ by it.
    public var words: String {
        let parts = [object?.rawValue, property?.rawValue, pipeline, stage, recordType, category, probe]
        let text = parts.compactMap(\.self).joined(separator: " / ")
        return text.isEmpty ? crm?.rawValue ?? "" : text
    }
}
