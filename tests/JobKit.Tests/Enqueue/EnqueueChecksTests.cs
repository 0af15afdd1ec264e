namespace JobKit.Tests.Enqueue;

public sealed class EnqueueChecksTests
{
    public static TheoryData<string, EnqueueOptions> Refused => new()
    {
        { "EnqueueOptions.Id is 00000000-0000-0000-0000-000000000000.*JobId.New()*", new() { Id = default(JobId) } },
        { "EnqueueOptions.Queue is \"a b\". It must be 1 to 64 characters of*", new() { Queue = "a b" } },
        { "EnqueueOptions.Queue is \"\".*", new() { Queue = "" } },
        { "EnqueueOptions.Queue is *", new() { Queue = new('q', 65) } },
        { "EnqueueOptions.Priority is 32768. It must be between -32768 and 32767. Set it*", new() { Priority = 32768 } },
        { "EnqueueOptions.Priority is -32769.*", new() { Priority = -32769 } },
        { "EnqueueOptions.Delay is -00:00:01. It must be between 00:00:00 and *", new() { Delay = TimeSpan.FromSeconds(-1) } },
        { "EnqueueOptions.Delay is 00:00:01 and EnqueueOptions.DueAt is *", new() { Delay = TimeSpan.FromSeconds(1), DueAt = DateTimeOffset.UnixEpoch } },
        { "EnqueueOptions.DueAt is 0001*", new() { DueAt = DateTimeOffset.MinValue } },
        { "EnqueueOptions.DueAt is 9999*", new() { DueAt = DateTimeOffset.MaxValue } },
        { "EnqueueOptions.MaxAttempts is 0. It must be between 1 and 100.*", new() { MaxAttempts = 0 } },
        { "EnqueueOptions.MaxAttempts is -3.*", new() { MaxAttempts = -3 } },
        { "EnqueueOptions.MaxAttempts is 101.*", new() { MaxAttempts = 101 } },
        { "EnqueueOptions.Timeout is 00:00:00.9990000. It must be between 00:00:01 and 1.00:00:00.*", new() { Timeout = TimeSpan.FromMilliseconds(999) } },
        { "EnqueueOptions.Timeout is 1.00:00:01.*", new() { Timeout = new(1, 0, 0, 1) } },
        { "EnqueueOptions.ExpiresAfter is 00:00:00.*", new() { ExpiresAfter = TimeSpan.Zero } },
        { "EnqueueOptions.Owner is 257 characters long. It must be 1 to 256*", new() { Owner = new('o', 257) } },
        { "EnqueueOptions.Owner is 0 characters long.*", new() { Owner = "" } },
        { "EnqueueOptions.Owner is \"a?b\", with a NUL*", new() { Owner = "a\0b" } },
        { "EnqueueOptions.Tenant is \"?\", with*", new() { Tenant = "\uD800" } },
        { "EnqueueOptions.CorrelationKey is *", new() { CorrelationKey = "\uDC00x" } },
        { "EnqueueOptions.UniqueKey is 257*", new() { UniqueKey = new('u', 257) } },
        { "EnqueueOptions.LimitKey is 257*", new() { LimitKey = new('l', 257) } },
        { "EnqueueOptions.LimitConcurrency is 0. It must be between 1 and 10000.*", new() { LimitKey = "k", LimitConcurrency = 0 } },
        { "EnqueueOptions.LimitConcurrency is 10001.*", new() { LimitKey = "k", LimitConcurrency = 10001 } },
        { "EnqueueOptions.LimitConcurrency is 2 and EnqueueOptions.LimitKey is not set.*", new() { LimitConcurrency = 2 } },
        { "EnqueueOptions.Tags holds 21 tags. It must hold at most 20.*", new() { Tags = [.. Enumerable.Range(0, 21).Select(i => $"t{i}")] } },
        { "EnqueueOptions.Tags[1] is 65 characters long.*", new() { Tags = ["a", new('t', 65)] } },
        { "EnqueueOptions.Tags is null.*", new() { Tags = null! } },
        { "EnqueueOptions.Metadata is 4097 characters long.*", new() { Metadata = $"\"{new string('m', 4095)}\"" } },
        { "EnqueueOptions.Metadata is \"{\". It must be JSON.*", new() { Metadata = "{" } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_option_out_of_range_is_told_with_its_value_its_range_and_the_mend(string message, EnqueueOptions options)
    {
        FluentActions.Invoking(() => EnqueueChecks.Check(options)).Should().Throw<ArgumentException>().WithMessage(message).WithParameterName(nameof(options));
    }

    [Fact]
    public void Everything_at_the_edge_of_its_range_is_accepted()
    {
        var low = new EnqueueOptions { Queue = "q", Priority = -32768, Delay = TimeSpan.Zero, MaxAttempts = 1, Timeout = TimeSpan.FromSeconds(1), Tags = [] };
        var high = new EnqueueOptions
        {
            Id = JobId.New(),
            Queue = new('Q', 64),
            Priority = 32767,
            DueAt = DateTimeOffset.UnixEpoch,
            MaxAttempts = 100,
            Timeout = TimeSpan.FromHours(24),
            Owner = new('o', 256),
            UniqueKey = "\U0001F600",
            LimitKey = "k",
            LimitConcurrency = 10_000,
            Tags = [.. Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), 64))],
            Metadata = $"\"{new string('m', 4094)}\"",
        };

        FluentActions.Invoking(() => EnqueueChecks.Check(low)).Should().NotThrow();
        FluentActions.Invoking(() => EnqueueChecks.Check(high)).Should().NotThrow();
    }
}
