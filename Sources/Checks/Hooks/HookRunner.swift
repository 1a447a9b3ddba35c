package import Editorial

/// What one hook said, or why it did not.
package struct HookReport: Sendable {
    package let hook: Hook
    /// In the order printed; none if it failed.
    package let findings: [Finding]
    /// Why it did not do as it should; then the act is refused.
    package let cause: HookFailure?
    package let duration: Duration

    /// The same as a sentence with the way out.
    package var failure: String? { cause?.sentence(for: hook) }
}

/// Runs hooks beside each other and reports them in order.
package struct HookRunner: Sendable {
    package var limits = HookLimits()
    /// The program that hooks find as `LB_PROGRAM`, an absolute path.
    package var program: String
    /// Where hooks run: the blog's work tree, or nil for an empty folder.
    package var folder: String?
    /// Built-in hooks by name, run in this process: they are the same code either way.
    package var builtIns: [String: @Sendable (HookDocument) -> [Finding]]

    package init(
        program: String, folder: String?,
        builtIns: [String: @Sendable (HookDocument) -> [Finding]]
    ) {
        self.program = program
        self.folder = folder
        self.builtIns = builtIns
    }

    /// Runs all of them, none before it is trusted; the reports are in the order of the hooks.
    package func run(
        _ hooks: [Hook], on document: HookDocument, trust: HookTrust
    ) async -> [HookReport] {
        await withTaskGroup(of: (Int, HookReport).self) { group in
            for (index, hook) in hooks.enumerated() {
                group.addTask { (index, await run(hook, on: document, trust: trust)) }
            }
            var reports: [(Int, HookReport)] = []
            for await report in group { reports.append(report) }
            return reports.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func run(
        _ hook: Hook, on document: HookDocument, trust: HookTrust
    ) async -> HookReport {
        let clock = ContinuousClock()
        let start = clock.now
        do throws(HookFailure) {
            let findings = try await findings(of: hook, on: document, trust: trust)
            return HookReport(
                hook: hook, findings: findings, cause: nil, duration: clock.now - start)
        } catch {
            return HookReport(hook: hook, findings: [], cause: error, duration: clock.now - start)
        }
    }

    private func findings(
        of hook: Hook, on document: HookDocument, trust: HookTrust
    ) async throws(HookFailure) -> [Finding] {
        guard trust.allows(hook) else { throw .untrusted }
        if let name = hook.builtIn {
            guard let builtIn = builtIns[name] else { throw .unknownBuiltIn(name) }
            return builtIn(document)
        }
        guard hook.isExecutable else { throw .notExecutable }
        let input: [UInt8]
        do {
            input = try document.encoded()
        } catch {
            throw .notRun("its document could not be written: \(error)")
        }
        let process = HookProcess(
            hook: hook, limits: limits, program: program, folder: folder, event: document.event)
        let output = try await process.run(input: input)
        return try HookOutput.findings(in: output, scalars: document.lengths)
    }
}
