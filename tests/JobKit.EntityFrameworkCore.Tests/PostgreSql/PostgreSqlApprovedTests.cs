namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>Every statement's text is an approved file next to this one, so that a change to it is a decision. JOBKIT_ACCEPT=1 accepts.</summary>
public sealed class PostgreSqlApprovedTests
{
    public static TheoryData<string> Names => [.. Texts().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_statement_reads_as_approved(string name)
    {
        var path = Path.Combine(Folder(), $"{name}.approved.sql");
        var text = Texts()[name] + "\n";
        if (Environment.GetEnvironmentVariable("JOBKIT_ACCEPT") == "1")
        {
            File.WriteAllText(path, text);
        }

        File.Exists(path).Should().BeTrue($"{path} holds the approved text; JOBKIT_ACCEPT=1 writes it");
        text.Should().Be(File.ReadAllText(path));
    }

    [Fact]
    public void No_approved_text_is_left_over() =>
        Directory.EnumerateFiles(Folder(), "*.approved.sql").Select(path => Path.GetFileName(path).Replace(".approved.sql", string.Empty, StringComparison.Ordinal))
            .Should().BeSubsetOf(Texts().Keys);

    private static SortedDictionary<string, string> Texts()
    {
        var dialect = new PostgreSqlDialect(new Tables("jobkit"));
        return new(StringComparer.Ordinal)
        {
            ["claim-look"] = dialect.Claim.Plain.LookSql,
            ["claim-take"] = dialect.Claim.Plain.TakeSql,
            ["claim-limited-lock"] = dialect.Claim.Limited.LockSql,
            ["claim-limited-take"] = dialect.Claim.Limited.TakeSql,
            ["enqueue-insert"] = dialect.Enqueue.Insert.Sql,
            ["enqueue-existing"] = dialect.Enqueue.Existing.Sql,
            ["enqueue-owners-lock"] = dialect.Enqueue.Owners.LockSql,
            ["enqueue-owners-count"] = dialect.Enqueue.Owners.CountSql,
            ["enqueue-children-parent"] = dialect.EnqueueChildren.Sql,
            ["settle"] = dialect.Settle.Sql,
            ["settle-look"] = dialect.Settle.LookSql,
            ["renew"] = dialect.Renew.Sql,
            ["held"] = dialect.Renew.Held.Sql,
            ["progress"] = dialect.Progress.Sql,
            ["sweep"] = dialect.Sweep.Sql,
            ["expire"] = dialect.Expire.Sql,
            ["prune"] = dialect.Prune.Sql,
            ["backlog"] = dialect.Backlog.Sql,
            ["statistics"] = dialect.Statistics.Sql,
        };
    }

    // Not by the compiler's path of this file: a deterministic build has another one.
    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "JobKit.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "tests", "JobKit.EntityFrameworkCore.Tests", "PostgreSql", "Approved");
    }
}
