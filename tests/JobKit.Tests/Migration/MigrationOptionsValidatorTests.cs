using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration;

public sealed class MigrationOptionsValidatorTests
{
    public static TheoryData<string, Action<MigrationOptions>> Wrong => new()
    {
        {
            "JobKit:Migration:Override is 3. It must be one of None, Legacy, Candidate. Set it to the side that is to answer everything, or remove it for the default, None.",
            options => options.Override = (RouteOverride)3
        },
        { "JobKit:Migration:EnvironmentOrder is 2. It must be one of RollbackFirst, Seed.*", options => options.EnvironmentOrder = (EnvironmentOrder)2 },
        { "JobKit:Migration:MaxStale is 00:00:09. It must be between 00:00:10 and 7.00:00:00.*", options => options.MaxStale = TimeSpan.FromSeconds(9) },
        { "JobKit:Migration:MaxStale is 7.00:00:01.*", options => options.MaxStale = TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1) },
        { "JobKit:Migration:FlagRefresh is 00:00:00.0990000. It must be between 00:00:00.1000000 and 00:01:00. *", options => options.FlagRefresh = TimeSpan.FromMilliseconds(99) },
        { "JobKit:Migration:FlagRefresh is 00:01:01. *", options => options.FlagRefresh = TimeSpan.FromSeconds(61) },
        {
            "JobKit:Migration:FlagRefresh is 00:00:04. It must be between 00:00:00 and 00:00:03.3333333. Set it to how often this node is to ask for changed flags, at most a third of MaxStale, or remove it for the default, 00:00:01.",
            options => (options.MaxStale, options.FlagRefresh) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(4))
        },
        { "JobKit:Migration:FlagFile is blank. It must be the path of a file. Set it, or remove it for none, the default.", options => options.FlagFile = " " },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_told_with_its_key_range_and_mend(string sentence, Action<MigrationOptions> spoil)
    {
        var options = new MigrationOptions();
        spoil(options);

        new MigrationOptionsValidator().Validate(null, options).Failures.Should().ContainSingle().Which.Should().Match(sentence);
    }

    [Fact]
    public void The_defaults_are_right()
    {
        new MigrationOptionsValidator().Validate(null, new()).Succeeded.Should().BeTrue();
    }
}
