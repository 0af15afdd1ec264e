namespace JobKit.Architecture.Tests.Hygiene;

public sealed class RepositoryHygieneTests
{
    [Fact]
    public void Nothing_says_where_packages_come_from_but_the_machine_itself()
    {
        Repository.Files(".").Where(path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase))
            .Should().BeEmpty("a source in the repository overrides the one that the reader's network allows");
    }

    [Fact]
    public void No_file_names_a_machine_or_a_registry()
    {
        Repository.Files(".").SelectMany(path => ForeignNames.In(Repository.Read(path)).Select(name => $"{path} names {name}"))
            .Should().BeEmpty("what is written here must hold on every machine");
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = Repository.Read("JobKit.sln").Replace('\\', '/');

        Repository.Projects(".").Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal))
            .Should().BeEmpty("a project that is not in it is neither built nor tested by eng/check.sh; add it with 'dotnet sln JobKit.sln add <path>'");
    }

    // The needles are put together here, so that this file does not name them itself.
    [Theory]
    [InlineData("see /wo", "rk/notes")]
    [InlineData("cat /tm", "p/x")]
    [InlineData("from https://api.nu", "get.org/v3")]
    [InlineData("registry.np", "mjs.org")]
    [InlineData("deb.deb", "ian.org")]
    public void A_machine_path_and_a_registry_host_are_found(string head, string tail)
    {
        ForeignNames.In($"some text\n{head}{tail}\n").Should().ContainSingle();
    }

    [Theory]
    [InlineData("docs/wo", "rk/notes and net", "work/")]
    [InlineData("dotnet nu", "get push", "")]
    [InlineData("samples/tm", "p/", "")]
    [InlineData("on Deb", "ian, /usr/lib/postgresql", "")]
    public void Names_that_hold_everywhere_are_left_alone(string head, string tail, string end)
    {
        ForeignNames.In(head + tail + end).Should().BeEmpty();
    }
}
