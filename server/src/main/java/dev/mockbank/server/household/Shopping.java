package dev.mockbank.server.household;

import static dev.mockbank.server.household.Merchant.card;
import static dev.mockbank.server.household.Merchant.cash;
import static dev.mockbank.server.household.Merchant.debit;

import java.util.List;

/// The purchases of every household. One that buys seldom makes fewer of each kind.
final class Shopping {

    static final List<Habit> HABITS = List.of(
            Habit.of(
                    36,
                    Week.SHOP_DAYS,
                    Season.ALL_YEAR,
                    Hours.SHOPPING,
                    debit("Greenacre Market", "groceries", 640, 9400, 1),
                    debit("Larder & Lane", "groceries", 480, 6900, 1),
                    debit("Pantry Corner", "groceries", 310, 4800, 1),
                    debit("Halvorsen Discount", "groceries", 720, 7800, 1),
                    debit("Sunfield Organics", "groceries", 560, 5200, 1)),
            Habit.of(
                    4,
                    Week.WEEKENDS,
                    Season.ALL_YEAR,
                    Hours.MORNING,
                    cash("Farmers' market, Mill Square", "groceries", 400, 2800, 50)),
            Habit.of(
                    8,
                    Week.SHOP_DAYS,
                    Season.ALL_YEAR,
                    Hours.SHOPPING,
                    debit("Marlow Drugstore", "household", 295, 3900, 5),
                    debit("Soap & Sundry", "household", 345, 2600, 5)),
            Habit.of(
                    14,
                    Week.GOING_OUT,
                    Season.ALL_YEAR,
                    Hours.DINING,
                    card("Trattoria Bellarosa", "restaurants", 2200, 8900, 10),
                    card("The Copper Kettle", "restaurants", 1800, 7400, 10),
                    card("Saffron Garden", "restaurants", 1900, 6800, 10),
                    card("Noodle House Miyu", "restaurants", 1600, 5600, 10),
                    card("Zur alten Weide", "restaurants", 2400, 9800, 10)),
            Habit.of(
                    7,
                    Week.GOING_OUT,
                    Season.COLD_DAYS,
                    Hours.EVENING,
                    card("Pizza Volante", "restaurants", 1250, 3900, 10),
                    card("Wokbox Delivery", "restaurants", 1400, 4200, 10)),
            Habit.of(
                    9,
                    Week.EVERY_DAY,
                    Season.ALL_YEAR,
                    Hours.BREAKS,
                    card("Roastery No. 9", "coffee", 300, 590, 10),
                    card("Bean & Leaf", "coffee", 320, 560, 10)),
            Habit.of(
                    5,
                    Week.EVERY_DAY,
                    Season.ALL_YEAR,
                    Hours.SHOPPING,
                    card("Petrona Fuel, Ring Road", "fuel", 3800, 8600, 1),
                    card("Autohof Sued", "fuel", 4100, 8200, 1)),
            Habit.of(
                    5,
                    Week.GOING_OUT,
                    Season.ALL_YEAR,
                    Hours.AWAKE,
                    card("Cityhop Taxi", "transport", 780, 2900, 10),
                    debit("Regional Rail", "transport", 640, 2840, 20)),
            Habit.of(
                    6,
                    Week.SHOP_DAYS,
                    Season.FASHION,
                    Hours.AFTERNOON,
                    card("Wool & Thread", "clothing", 1499, 11999, 500),
                    card("Kestrel Outfitters", "clothing", 1999, 15999, 1000),
                    card("Little Acorn Kidswear", "clothing", 899, 4999, 100),
                    card("Stride Shoes", "clothing", 2999, 12999, 1000)),
            Habit.of(
                    5,
                    Week.SHOP_DAYS,
                    Season.COLD_DAYS,
                    Hours.AFTERNOON,
                    debit("Linden Pharmacy", "health", 395, 3890, 5),
                    debit("Dr. Amsel, dental practice", "health", 2500, 9000, 500),
                    debit("Clearview Opticians", "health", 1900, 14900, 1000)),
            Habit.of(
                    4,
                    Week.SHOP_DAYS,
                    Season.SPRING,
                    Hours.AFTERNOON,
                    debit("Bramble Garden Centre", "home", 499, 6999, 100),
                    debit("Hammer & Hinge", "home", 349, 8999, 50)),
            Habit.of(
                    3,
                    Week.EVERY_DAY,
                    Season.ALL_YEAR,
                    Hours.EVENING,
                    card("Nestwell Home", "home", 999, 9999, 500),
                    card("Parcelwise Online", "shopping", 799, 8999, 100)),
            Habit.of(
                    1,
                    Week.EVERY_DAY,
                    Season.GIFTS,
                    Hours.EVENING,
                    card("Voltaro Electronics", "shopping", 1999, 34999, 1000)),
            Habit.of(
                    4,
                    Week.SHOP_DAYS,
                    Season.ALL_YEAR,
                    Hours.AFTERNOON,
                    card("Papermoon Books", "books", 799, 3299, 50),
                    card("Foxglove Stationers", "books", 249, 1899, 10)),
            Habit.of(
                    6,
                    Week.WEEKENDS,
                    Season.ALL_YEAR,
                    Hours.EVENING,
                    card("Lumen Cinema", "leisure", 1100, 4800, 50),
                    debit("Aquaria Swimming Pool", "leisure", 650, 2400, 50),
                    card("Kolosseum Tickets", "leisure", 2400, 8800, 100)),
            Habit.of(
                    3,
                    Week.SHOP_DAYS,
                    Season.ALL_YEAR,
                    Hours.SHOPPING,
                    debit("Paws & Whiskers", "pets", 599, 4299, 10)),
            Habit.of(
                    2,
                    Week.SHOP_DAYS,
                    Season.ALL_YEAR,
                    Hours.OFFICE,
                    debit("Salon Estelle", "personal care", 2200, 7800, 100)),
            Habit.of(
                    3,
                    Week.WEEKENDS,
                    Season.GIFTS,
                    Hours.AFTERNOON,
                    card("Toybox & Co", "gifts", 999, 6999, 100),
                    card("Fleur Sauvage Florist", "gifts", 1200, 4800, 100)),
            Habit.of(
                    1,
                    Week.EVERY_DAY,
                    Season.GIFTS,
                    Hours.EVENING,
                    debit("Open Hands Relief Fund", "donations", 1000, 5000, 500)));

    private Shopping() {}
}
