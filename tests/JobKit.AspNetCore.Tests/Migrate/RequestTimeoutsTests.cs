using Microsoft.AspNetCore.Http.Timeouts;

namespace JobKit.AspNetCore.Tests.Migrate;

public sealed class RequestTimeoutsTests
{
    private static readonly RequestTimeoutOptions Options = new() { DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(40) } };

    public RequestTimeoutsTests() => Options.Policies["long"] = new() { Timeout = TimeSpan.FromSeconds(90) };

    public static TheoryData<object?, int?, int?> Cases => new()
    {
        { null, null, 40 },
        { null, 30, 30 },
        { null, 50, 40 },
        { new RequestTimeoutAttribute(20_000), null, 20 },
        { new RequestTimeoutAttribute("long"), null, 90 },
        { new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(7) }, null, 7 },
        { new DisableRequestTimeoutAttribute(), null, null },
        { new DisableRequestTimeoutAttribute(), 30, 30 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_request_is_cut_off_by_whatever_comes_first(object? metadata, int? said, int? expected) =>
        RequestTimeouts.Of(metadata is null ? [] : [metadata], Options, said is { } seconds ? TimeSpan.FromSeconds(seconds) : null)
            .Should().Be(expected is { } time ? TimeSpan.FromSeconds(time) : null);

    [Fact]
    public void Without_timeouts_nothing_cuts_off() => RequestTimeouts.Of([], null, null).Should().BeNull();
}
