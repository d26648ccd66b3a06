import SQLStore
import Verification

extension ReleasedProbe {
    /// What the journal knows of it.
    init(_ row: ProbeRow) {
        self.init(
            crm: row.crm, account: row.account, object: row.object, mark: row.mark,
            mode: row.use == .temporary ? .temporary : .designated, record: row.record, link: row.link)
    }
}
