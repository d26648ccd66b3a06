extension VerificationReport {
    /// The same without values of records, for people who read of themselves (ACC-12, T-20).
    public var masked: VerificationReport {
        var report = self
        report.accounts = accounts.map { account in
            var account = account
            account.results = account.results.map(\.masked)
            return account
        }
        return report
    }
}
