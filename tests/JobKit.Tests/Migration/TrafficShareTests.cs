using System.Globalization;
using System.Text.Json;
using JobKit.Migration;

namespace JobKit.Tests.Migration;

public sealed class TrafficShareTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("100", 1_000_000)]
    [InlineData("100.0000", 1_000_000)]
    [InlineData("0.5", 5_000)]
    [InlineData("0.0001", 1)]
    [InlineData("33.3333", 333_333)]
    [InlineData("007", 70_000)]
    public void A_percentage_is_read_exactly(string text, int ppm)
    {
        TrafficShare.Parse(text, new NumberFormatInfo { NumberDecimalSeparator = "," }).Ppm.Should().Be(ppm);
        TrafficShare.TryParse(text, null, out var share).Should().BeTrue();
        share.Ppm.Should().Be(ppm);
        TrafficShare.Problem("key", text).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("5%")]
    [InlineData("+5")]
    [InlineData("-0")]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("100.0001")]
    [InlineData("0.00001")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("0,5")]
    [InlineData("1.2.3")]
    [InlineData("1e1")]
    [InlineData("0x10")]
    [InlineData("0100")]
    [InlineData("1.00000")]
    [InlineData("1000")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\u0665")]
    [InlineData("5abc")]
    public void Everything_else_is_refused_with_its_value_and_the_mend(string text)
    {
        var sentence = $"* is \"{text}\". It must be a number from 0 to 100 with at most 4 decimals. Set it to the percentage of the traffic, like 0.5.";

        FluentActions.Invoking(() => TrafficShare.Parse(text, null)).Should().Throw<FormatException>().WithMessage(sentence);
        TrafficShare.TryParse(text, null, out var share).Should().BeFalse();
        share.Should().Be(TrafficShare.None);
        TrafficShare.Problem("JobKit:Migration:Share", text).Should().StartWith("JobKit:Migration:Share is ").And.Match(sentence);
    }

    [Fact]
    public void Nothing_is_no_share()
    {
        TrafficShare.TryParse(null, null, out _).Should().BeFalse();
        FluentActions.Invoking(() => TrafficShare.Parse(null!, null)).Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void Millionths_out_of_range_are_refused(int ppm)
    {
        FluentActions.Invoking(() => TrafficShare.FromPpm(ppm)).Should().Throw<ArgumentOutOfRangeException>().WithMessage($"The share is {ppm} ppm. It must be between 0 and 1000000.*");
    }

    [Theory]
    [InlineData("-0.1")]
    [InlineData("100.1")]
    [InlineData("0.00001")]
    [InlineData("79228162514264337593543950335")]
    public void A_percentage_out_of_range_is_refused(string percent)
    {
        var value = decimal.Parse(percent, CultureInfo.InvariantCulture);

        FluentActions.Invoking(() => TrafficShare.FromPercent(value)).Should().Throw<ArgumentOutOfRangeException>().WithMessage($"The share is {percent}.*");
    }

    [Fact]
    public void Every_share_comes_back_from_its_text_and_its_json()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var share = TrafficShare.FromPpm(i < 1000 ? i : random.Next(1_000_001));

            TrafficShare.Parse(share.ToString(), null).Should().Be(share);
            TrafficShare.FromPercent(share.Percent).Should().Be(share);
            JsonSerializer.Deserialize<TrafficShare>(JsonSerializer.Serialize(share)).Should().Be(share);
        }
    }

    [Fact]
    public void Text_has_no_trailing_zeros()
    {
        new[] { 0, 1, 5_000, 123_450, 1_000_000 }.Select(ppm => TrafficShare.FromPpm(ppm).ToString()).Should().Equal("0", "0.0001", "0.5", "12.345", "100");
    }

    [Theory]
    [InlineData("12.5", 125_000)]
    [InlineData("5", 50_000)]
    [InlineData("1e1", 100_000)]
    public void Json_is_a_number_in_percent(string json, int ppm)
    {
        JsonSerializer.Deserialize<TrafficShare>(json).Ppm.Should().Be(ppm);
    }

    [Theory]
    [InlineData("\"5\"")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("0.00001")]
    [InlineData("1e99")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Other_json_is_refused(string json)
    {
        FluentActions.Invoking(() => JsonSerializer.Deserialize<TrafficShare>(json))
            .Should().Throw<JsonException>().WithMessage("The share is *. It must be a number from 0 to 100*");
    }
}
