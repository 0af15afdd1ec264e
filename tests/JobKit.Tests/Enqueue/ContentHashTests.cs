namespace JobKit.Tests.Enqueue;

public sealed class ContentHashTests
{
    public static TheoryData<string, EnqueueOptions> Decisions => new()
    {
        { "queue", new() { Queue = "q" } },
        { "priority", new() { Priority = 0 } },
        { "delay", new() { Delay = TimeSpan.Zero } },
        { "due", new() { DueAt = DateTimeOffset.UnixEpoch } },
        { "attempts", new() { MaxAttempts = 5 } },
        { "timeout", new() { Timeout = TimeSpan.FromMinutes(15) } },
        { "owner", new() { Owner = "x" } },
        { "tenant", new() { Tenant = "x" } },
        { "correlation", new() { CorrelationKey = "x" } },
        { "unique", new() { UniqueKey = "x" } },
        { "limit", new() { LimitKey = "x" } },
        { "concurrency", new() { LimitConcurrency = 2 } },
        { "tag", new() { Tags = ["x"] } },
        { "tags", new() { Tags = ["x", "y"] } },
        { "joined", new() { Tags = ["xy"] } },
        { "parent", new() { ParentId = new JobId(Guid.Parse("01999999-0000-7000-8000-000000000000")) } },
        { "expiry", new() { ExpiresAfter = TimeSpan.FromHours(1) } },
        { "hidden", new() { Hidden = true } },
        { "metadata", new() { Metadata = "{}" } },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Whatever_the_caller_decides_is_content(string what, EnqueueOptions options)
    {
        ContentHash.Of("t", "{}", options).Should().NotBe(ContentHash.Of("t", "{}", new()), what);
    }

    [Fact]
    public void No_two_decisions_have_the_same_hash()
    {
        Decisions.Select(row => ContentHash.Of("t", "{}", (EnqueueOptions)row[1])).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Type_and_payload_are_content_and_do_not_run_into_each_other()
    {
        string[] hashes = [ContentHash.Of("a", "bc", new()), ContentHash.Of("ab", "c", new()), ContentHash.Of("a", "bd", new())];

        hashes.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_id_is_not_content()
    {
        ContentHash.Of("t", "{}", new() { Id = JobId.New() }).Should().Be(ContentHash.Of("t", "{}", new()));
    }

    [Fact]
    public void An_instant_counts_whatever_its_offset()
    {
        var instant = new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));

        ContentHash.Of("t", "{}", new() { DueAt = instant }).Should().Be(ContentHash.Of("t", "{}", new() { DueAt = instant.ToUniversalTime() }));
    }

    [Fact]
    public void The_form_is_stored_and_stays()
    {
        // Another value here turns every repeated enqueue over a deployment into a conflict.
        var options = new EnqueueOptions { Queue = "q", Owner = "\u00e9", Tags = ["a", "b"], Delay = TimeSpan.FromSeconds(3) };

        ContentHash.Of("story.create", """{"title":"x"}""", options).Should().Be("0d652303cbb801b4d4df960c3d939c55fa348033e7a206b93735351bbb4e82be");
    }
}
