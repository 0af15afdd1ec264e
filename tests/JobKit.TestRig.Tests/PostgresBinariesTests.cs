namespace JobKit.TestRig.Tests;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("jobkit-binaries-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_newest_version_wins_by_number_and_not_by_text()
    {
        Install("9", "15", "17");

        PostgresBinaries.Newest(_root).Should().Be(Path.Combine(_root, "17", "bin"));
    }

    [Fact]
    public void A_version_without_its_server_programs_does_not_count()
    {
        Install("15");
        Directory.CreateDirectory(Path.Combine(_root, "17", "bin"));

        PostgresBinaries.Newest(_root).Should().Be(Path.Combine(_root, "15", "bin"));
    }

    [Fact]
    public void Nothing_installed_is_nothing_found()
    {
        PostgresBinaries.Newest(_root).Should().BeNull();
        PostgresBinaries.Newest(Path.Combine(_root, "absent")).Should().BeNull();
    }

    [Fact]
    public void A_missing_server_is_a_named_error_that_says_how_to_install_it()
    {
        var find = () => PostgresBinaries.Find(_root);

        find.Should().Throw<PostgresUnavailableException>().WithMessage("*apt-get install postgresql*");
    }

    [Theory]
    [InlineData(false, "*did not run*")]
    [InlineData(true, null)]
    public void A_missing_server_skips_tests_unless_it_is_required(bool required, string? reason)
    {
        var skip = PostgresBinaries.SkipReasonFor(_root, required);

        if (reason is null)
        {
            skip.Should().BeNull();
        }
        else
        {
            skip.Should().Match(reason);
        }
    }

    [Fact]
    public void An_installed_server_skips_nothing()
    {
        Install("15");

        PostgresBinaries.SkipReasonFor(_root, required: false).Should().BeNull();
    }

    private void Install(params string[] versions)
    {
        foreach (var version in versions)
        {
            var bin = Directory.CreateDirectory(Path.Combine(_root, version, "bin")).FullName;
            File.WriteAllText(Path.Combine(bin, "initdb"), "");
        }
    }
}
