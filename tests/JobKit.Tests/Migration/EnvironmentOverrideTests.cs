using JobKit.Migration;

namespace JobKit.Tests.Migration;

public sealed class EnvironmentOverrideTests
{
    [Theory]
    [InlineData(null, RouteOverride.None)]
    [InlineData("", RouteOverride.None)]
    [InlineData("true", RouteOverride.Candidate)]
    [InlineData("false", RouteOverride.Legacy)]
    public void True_false_and_nothing_have_a_meaning(string? value, RouteOverride expected)
    {
        EnvironmentOverride.Of(value).Should().Be(expected);
        EnvironmentOverride.Problem(value).Should().BeNull();
    }

    [Theory]
    [InlineData("TRUE")]
    [InlineData("False")]
    [InlineData("1")]
    [InlineData(" true")]
    [InlineData("yes")]
    public void Anything_else_is_a_typing_error(string value)
    {
        EnvironmentOverride.Of(value).Should().BeNull();
        EnvironmentOverride.Problem(value).Should().Be(
            $"USE_BACKGROUND_JOBS is \"{value}\". It must be true, false or empty. Set it to true for jobs, to false for the legacy endpoint, or remove it to let the rollout decide.");
    }
}
