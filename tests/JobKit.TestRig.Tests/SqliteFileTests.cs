namespace JobKit.TestRig.Tests;

public sealed class SqliteFileTests
{
    [Fact]
    public void Disposing_removes_the_database_and_its_log_files_and_nothing_else()
    {
        using var neighbour = new SqliteFile();
        File.WriteAllText(neighbour.Location, "");
        var file = new SqliteFile();
        string[] made = [file.Location, file.Location + "-wal", file.Location + "-shm", file.Location + "-journal"];
        foreach (var path in made)
        {
            File.WriteAllText(path, "");
        }

        file.Dispose();

        made.Should().NotContain(path => File.Exists(path));
        File.Exists(neighbour.Location).Should().BeTrue();
    }

    [Fact]
    public void A_database_that_was_never_made_needs_no_removing()
    {
        var file = new SqliteFile();

        file.Invoking(it => it.Dispose()).Should().NotThrow();
    }
}
