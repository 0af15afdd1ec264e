namespace JobKit.Tests.Enqueue;

public sealed class QueryChecksTests
{
    public static TheoryData<string, JobQuery> Refused => new()
    {
        { "JobQuery.Limit is 0. It must be between 1 and 200.*default, 50.*", new() { Limit = 0 } },
        { "JobQuery.Limit is 201.*", new() { Limit = 201 } },
        { "JobQuery.Statuses holds 9. It must hold statuses: Pending*", new() { Statuses = [(JobStatus)9] } },
        { "JobQuery.Statuses is null.*", new() { Statuses = null! } },
        { "JobQuery.Type is \"a b\".*", new() { Type = "a b" } },
        { "JobQuery.Queue is \"a b\".*", new() { Queue = "a b" } },
        { "JobQuery.Owner is \"?\", with a NUL*", new() { Owner = "\0" } },
        { "JobQuery.Tenant is *", new() { Tenant = "" } },
        { "JobQuery.CorrelationKey is *", new() { CorrelationKey = new('c', 257) } },
        { "JobQuery.Tag is 65 *", new() { Tag = new('t', 65) } },
        { "JobQuery.Since is 0001*", new() { Since = DateTimeOffset.MinValue } },
        { "JobQuery.Until is 9999*", new() { Until = DateTimeOffset.MaxValue } },
        { "JobQuery.Since is *. It must be before JobQuery.Until*", new() { Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch } },
        { "JobQuery.Cursor is *", new() { Cursor = "\0" } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_filter_out_of_range_is_told_with_its_value_its_range_and_the_mend(string message, JobQuery query)
    {
        FluentActions.Invoking(() => QueryChecks.Check(query)).Should().Throw<ArgumentException>().WithMessage(message).WithParameterName(nameof(query));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void A_page_at_the_edge_of_its_range_is_read(int limit)
    {
        var query = new JobQuery { Limit = limit, Statuses = [JobStatus.Failed], Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch.AddTicks(1) };

        FluentActions.Invoking(() => QueryChecks.Check(query)).Should().NotThrow();
    }
}
