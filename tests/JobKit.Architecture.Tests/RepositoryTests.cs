namespace JobKit.Architecture.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void The_packages_are_found_by_looking()
    {
        Repository.Packages.Should().Contain("JobKit");
        Repository.Sources("src/JobKit").Keys.Should().Contain("JobStatus.cs");
    }

    [Fact]
    public void Build_output_is_not_source()
    {
        Repository.Files("tests").Should().NotContain(path => path.Contains("/obj/") || path.Contains("/bin/"));
    }
}
