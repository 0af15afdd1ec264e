using JobKit.Migration;

namespace JobKit.Tests.Migration.Route;

public sealed class RouteSettingsTests
{
    private static readonly RouteSettings Right = Rollouts.Canary(5, holdback: 5).Targeted();

    public static TheoryData<string, object> Wrong => new()
    {
        { "key is \"a b\". It must be 1 to 100 characters of a-z A-Z 0-9 . _ -. Name the rollout like create-storybook.*", Right with { Key = "a b" } },
        { "salt is 0 characters long. It must be 1 to 200 characters. Set it to the key and a number*", Right with { Salt = "" } },
        { "version is 0. It must be between 1 and *", Right with { Version = 0 } },
        { "epoch is -1. It must be between 0 and *", Right with { Epoch = -1 } },
        { "stage is 8. It must be one of Off, Shadow, *", Right with { Stage = (MigrationStage)8 } },
        { "frozenFrom is missing. It must be the stage that the rollout froze from*", Right with { Stage = MigrationStage.Frozen } },
        { "frozenFrom is Frozen. It must be the stage*", Right with { Stage = MigrationStage.Frozen, FrozenFrom = MigrationStage.Frozen } },
        { "frozenFrom is 9. It must be the stage*", Right with { Stage = MigrationStage.Frozen, FrozenFrom = (MigrationStage)9 } },
        { "frozenFrom is Off, and the stage is Canary. It must be missing unless*", Right with { FrozenFrom = MigrationStage.Off } },
        { "hash is 2. It must be one of Stable, Seed.*", Right with { Hash = (RouteHash)2 } },
        { "anonymous is 3. It must be one of Legacy, Sticky, RandomPerRequest.*", Right with { Anonymous = (AnonymousRouting)3 } },
        { "irreversibleFrom is Off. It must be one of Shadow to Complete.*", Right with { IrreversibleFrom = MigrationStage.Off } },
        { "irreversibleFrom is RolledBack.*", Right with { IrreversibleFrom = MigrationStage.RolledBack } },
        { "userIds has 1001 entries. It must have at most 1000. List a group instead of its users.*", Right with { IncludedUsers = [.. Enumerable.Range(0, 1001).Select(i => $"{i}")] } },
        { "groups has a blank entry.*", Right with { IncludedGroups = [" "] } },
        { "excludedUserIds has a blank entry.*", Right with { ExcludedUsers = [""] } },
        { "excludedGroups has a blank entry.*", Right with { ExcludedGroups = [null!] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_told_with_its_value_range_and_mend(string sentence, object settings)
    {
        FluentActions.Invoking(() => RouteSnapshot.Of((RouteSettings)settings, Rollouts.Unforced)).Should().Throw<ArgumentException>().WithMessage(sentence);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        RouteSettingsCheck.Problems(Right with { Key = "", Salt = "\0", Version = -3 }).Should().HaveCount(3);
    }

    [Fact]
    public void Settings_that_are_right_have_no_problems()
    {
        RouteSettingsCheck.Problems(Right).Should().BeEmpty();
        RouteSettingsCheck.Problems(Right with { IrreversibleFrom = null, Stage = MigrationStage.Frozen, FrozenFrom = MigrationStage.RolledBack }).Should().BeEmpty();
    }
}
